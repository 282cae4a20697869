"""Packages of tickets, messages and content: MIME multipart/related of JDF, ZIP of XJDF, as streams with bounds."""

from jdf.packages.limits import PACKAGE_LIMITS, PackageLimits
from jdf.packages.mime_read import read_mime
from jdf.packages.mime_write import Content, MimePackage, Transfer
from jdf.packages.pack import Gathered, gather_mime, gather_zip, root_name
from jdf.packages.part import PackagePart, PartHead
from jdf.packages.safe_names import SafeNames
from jdf.packages.unpack import Unpacked, UnpackedPart, unpack
from jdf.packages.zip_read import read_zip
from jdf.packages.zip_write import ZipPackage

__all__ = [
    "PACKAGE_LIMITS",
    "Content",
    "Gathered",
    "MimePackage",
    "PackageLimits",
    "PackagePart",
    "PartHead",
    "SafeNames",
    "Transfer",
    "Unpacked",
    "UnpackedPart",
    "ZipPackage",
    "gather_mime",
    "gather_zip",
    "read_mime",
    "read_zip",
    "root_name",
    "unpack",
]

"""Media: the stock a process consumes."""

from typing import Annotated

from jdf.element import Attribute, Reach, Resource, element
from jdf.values import LENGTHS_XY, NMTOKEN, NUMBER, STRING, enumeration
from jdf.vocabulary import COATINGS, MEDIA_TYPES

_COATING = enumeration("coating", COATINGS)


@element(
    "Media",
    clause="Process Resources",
    resource_class="Consumable",
    also="AlternateBrand Amount AmountProduced AmountRequired BackBrightness BackCoatingDetail BackGlossValue"
    " BackISOPaperSubstrate BackOpticalBrightening BackSpectrum BatchID Brightness CIETint CIEWhiteness"
    " ColorName CoreWeight Flute FluteDirection FrontCoatingDetail FrontGlossValue Grade GrainDirection"
    " GrossWeight HoleCount HoleType ISOPaperSubstrate ImagableSide InnerCoreDiameter InsideLoss LabColorValue"
    " LotControl Manufacturer MediaColorName MediaColorNameDetails MediaQuality MediaSetCount MediaUnit Opacity"
    " OpacityLevel OpticalBrightening OuterCoreDiameter OutsideGain PlateTechnology Polarity PrePrinted"
    " PrintingTechnology Recycled RecycledPercentage ReliefThickness ResourceWeight RollDiameter ShrinkIndex"
    " SleeveInterlock Spectrum Texture Unit UserMediaType WrapperWeight",
)
class Media(Resource):
    """A sheet, roll, plate or film by size, weight and finish; ProductID is the shop's stock code."""

    media_type: Annotated[str, Attribute("MediaType", enumeration("media type", MEDIA_TYPES))] = ""
    media_type_details: Annotated[str, Attribute("MediaTypeDetails", NMTOKEN, Reach("1.3"))] = ""
    dimension_mm: Annotated[tuple[float, ...], Attribute("Dimension", LENGTHS_XY)] = ()
    weight_gsm: Annotated[float | None, Attribute("Weight", NUMBER)] = None
    thickness_um: Annotated[float | None, Attribute("Thickness", NUMBER)] = None
    front_coatings: Annotated[str, Attribute("FrontCoatings", _COATING)] = ""
    back_coatings: Annotated[str, Attribute("BackCoatings", _COATING)] = ""
    stock_type: Annotated[str, Attribute("StockType", NMTOKEN)] = ""
    brand: Annotated[str, Attribute("Brand", STRING)] = ""
    product_id: Annotated[str, Attribute("ProductID", STRING)] = ""

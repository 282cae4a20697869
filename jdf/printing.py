"""What every ticket for a press says alike, whatever the press: the stock it prints on and its inks."""

from collections.abc import Sequence
from dataclasses import replace

from jdf.administration import file_spec
from jdf.element import version_key
from jdf.finishing import AVAILABLE
from jdf.intent.color import PROCESS_INKS, Side
from jdf.intent.media import Media as Stock
from jdf.resources.color_intent import SeparationSpec
from jdf.resources.colorant_control import ColorantControl, ColorantParams
from jdf.resources.media import Media
from jdf.resources.run_list import LayoutElement, RunList
from jdf.runs import Run, span
from jdf.ticket import Dialect
from jdf.vocabulary import COATING_WORDS, MEDIA_TYPES_SINCE, MEDIA_WORDS


def press_stock(stock: Stock, resource_id: str, dialect: Dialect) -> Media:
    """Say a stock; no order knows the size of the sheet, so it is the device's, or left to the press."""
    media_type, details = MEDIA_WORDS[stock.type]
    if version_key(MEDIA_TYPES_SINCE.get(media_type, "1.0")) > version_key(dialect.version):
        media_type, details = "Other", media_type
    return Media(
        id=resource_id,
        status=AVAILABLE,
        media_type=media_type,
        media_type_details=details,
        dimension_mm=dialect.sheet_mm,
        weight_gsm=stock.gsm,
        thickness_um=stock.thickness_um,
        front_coatings=COATING_WORDS[stock.coating_front],
        back_coatings=COATING_WORDS[stock.coating_back],
        product_id=stock.stock,
    )


def press_inks(side: Side) -> ColorantControl:
    """Say the model that process inks need, and spot colours by name beside it."""
    process = set(side.inks) & set(PROCESS_INKS)
    spots = tuple(ink for ink in side.inks if ink not in PROCESS_INKS)
    return ColorantControl(
        process_color_model="DeviceGray" if process == {"Black"} else "DeviceCMYK",
        colorant_params=ColorantParams(inks=tuple(SeparationSpec(name=ink) for ink in spots))
        if spots
        else None,
    )


def press_pages(runs: Sequence[Run], resource_id: str) -> RunList:
    """Say all pages in their order; each run's DescriptiveName is its part."""
    made = [
        RunList(
            descriptive_name=run.part.id,
            n_page=run.count,
            pages=span(run.first, run.count),
            layout_element=LayoutElement(
                element_type="Document", has_bleeds=run.part.size.bleed_mm > 0, file_spec=file_spec(run.file)
            ),
        )
        for run in runs
    ]
    if len(made) == 1:
        return replace(made[0], id=resource_id, status=AVAILABLE)
    return RunList(
        id=resource_id,
        status=AVAILABLE,
        part_id_keys=("Run",),
        n_page=sum(run.count for run in runs),
        runs=tuple(replace(run, run=f"R{number}") for number, run in enumerate(made, start=1)),
    )

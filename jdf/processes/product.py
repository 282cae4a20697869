"""Product: what the customer wants, without saying how it is made (JDF 1.5, Product Intent)."""

from jdf.processes.process import GENERAL, Process, gives, takes
from jdf.vocabulary import words

_INTENTS = words(
    "ArtDelivery Binding Color Delivery Embossing Folding HoleMaking Inserting Laminating Layout Media Numbering"
    " Packing Production Proofing Publishing Screening ShapeCutting Size Variable"
)

PROCESS = Process(
    "Product",
    links=(
        gives("Component", least=1, most=None),
        takes("Component", most=None),
        takes("Component", process_usage="Cover"),
        takes("Component", process_usage="Jacket"),
        takes("Component", process_usage="Parent"),
        takes("Component", most=None, process_usage="EndSheet"),
        *(takes(f"{intent}Intent") for intent in _INTENTS),
        *GENERAL,
    ),
    closed=True,
)

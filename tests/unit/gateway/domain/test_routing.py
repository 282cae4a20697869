from gateway.domain.routing import Route, choose

ROUTES = [
    Route("digital", {"form": ["flyer", "postcard"], "product": "flyer"}, "short runs"),
    Route("offset", {}, "all the rest"),
]


def test_the_first_route_whose_conditions_hold_is_chosen_and_says_why():
    choice = choose(ROUTES, {"form": "flyer", "product": "flyer"})
    assert choice is not None
    assert (choice.device, choice.rule) == ("digital", "route 1: short runs")
    assert choice.inputs == {"form": "flyer", "product": "flyer"}


def test_an_order_that_no_condition_fits_goes_by_the_route_without_conditions():
    choice = choose(ROUTES, {"form": "booklet", "product": "booklet"})
    assert choice is not None
    assert choice.device == "offset"


def test_where_no_route_fits_there_is_no_choice():
    assert choose(ROUTES[:1], {"form": "booklet"}) is None

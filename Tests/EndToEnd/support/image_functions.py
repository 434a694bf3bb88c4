"""What tests of functions that are images share."""

from support.clients import ACCOUNT, REGION, ROLE
from support.functions import fresh_name
from support.wait import until

ECR = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"


def ended(function):
    """The configuration once the creation or the update has ended, however."""
    return until(
        lambda: (now := function.configuration())["State"] != "Pending" and now.get("LastUpdateStatus") != "InProgress" and now,
        within=30,
        what=f"the end of the preparation of {function.name}",
    )


def create_request(uri, **more):
    return {"FunctionName": fresh_name(), "PackageType": "Image", "Role": ROLE, "Code": {"ImageUri": uri}, **more}

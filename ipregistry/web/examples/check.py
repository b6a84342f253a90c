"""What a parcel says, as the Russian register stood on 16 May 2017."""

import json
from urllib.request import Request, urlopen

parcel = {"description": "Смартфон Сяоми Redmi", "registers": ["RU-TROIS"], "on": "2017-05-16"}
question = Request(
    "http://127.0.0.1:8000/v1/checks",
    data=json.dumps(parcel).encode(),
    headers={"Content-Type": "application/json"},
)
with urlopen(question) as answer:
    check = json.load(answer)
print(check["verdict"], "-", check["summary"])

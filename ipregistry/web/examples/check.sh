# what a parcel says, as the Russian register stood on 16 May 2017
curl 'http://127.0.0.1:8000/v1/checks' -H 'Content-Type: application/json' \
  -d '{"description": "Смартфон Сяоми Redmi", "registers": ["RU-TROIS"], "on": "2017-05-16"}'

from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPRequest


class Fetch(web.RequestHandler):
    async def get(self):
        client = AsyncHTTPClient()
        answer = await client.fetch(self.get_argument("from"))  # finding: address-from-value
        self.finish(answer.body)

    async def post(self):
        asked = HTTPRequest(self.get_argument("to"), method="POST", body="")  # finding: address-from-value
        return asked

from aiohttp import web


async def leave(request):
    return web.Response(status=302, headers={"Location": request.query["to"]})  # finding: location-of-response

from fastapi import Body, FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
invites = AsyncIOMotorClient().portal.invites


@app.post("/redeem")
async def redeem(data: dict = Body(...)):
    return await invites.find_one({"mail": data.get("mail"), "code": data.get("code")})  # finding

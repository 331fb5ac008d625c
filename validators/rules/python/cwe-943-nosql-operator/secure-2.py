from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient
from pydantic import BaseModel

app = FastAPI()
invites = AsyncIOMotorClient().portal.invites


class Redeem(BaseModel):
    mail: str
    code: str


@app.post("/redeem")
async def redeem(data: Redeem):
    return await invites.find_one({"mail": data.mail, "code": data.code})  # evidence: sanitized

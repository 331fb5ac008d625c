import anthropic
from flask import Flask, request
from langchain_core.messages import SystemMessage
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
claude = anthropic.Anthropic()


@app.route("/ask")
def ask():
    topic = request.args.get("topic")
    answer = client.chat.completions.create(  # finding: request-in-instructions
        model="small",
        messages=[
            {"role": "system", "content": f"You only talk about {topic}."},
            {"role": "user", "content": "Begin."},
        ],
    )
    return answer.choices[0].message.content


@app.route("/persona")
def persona():
    system = "You are " + request.args["persona"]
    return claude.messages.create(model="m", system=system, messages=[])  # finding: request-in-instructions


@app.route("/chain")
def chain():
    message = SystemMessage(content=request.form["rules"])  # finding: request-in-instructions
    return llm.invoke([message])

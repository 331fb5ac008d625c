import anthropic
from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
claude = anthropic.Anthropic()
TOPICS = ("cats", "dogs")


@app.route("/ask")
def ask():
    answer = client.chat.completions.create(  # evidence: instructions-constant
        model="small",
        messages=[
            {"role": "system", "content": "You only talk about cats."},
            {"role": "user", "content": request.args.get("question")},
        ],
    )
    return answer.choices[0].message.content


@app.route("/persona")
def persona():
    question = request.args["question"]
    return claude.messages.create(model="m", system="You are polite.", messages=[{"role": "user", "content": question}])  # evidence: instructions-constant


@app.route("/short")
def short():
    return client.responses.create(model="small", instructions="Answer in one line.", input=request.form["text"])  # evidence: instructions-constant


@app.route("/topic")
def chosen():
    topic = request.args.get("topic")
    if topic not in TOPICS:
        return "no", 400
    return claude.messages.create(model="m", system="Talk about " + topic, messages=[])  # evidence: guarded


def summary(text):
    return client.chat.completions.create(model="small", messages=[{"role": "user", "content": text}])

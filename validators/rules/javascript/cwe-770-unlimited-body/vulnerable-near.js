const express = require('express');
const fastify = require('fastify');

const app = express();
app.use(express.json({ limit: Infinity })); // finding
app.use(express.urlencoded({ extended: false, limit: 500 * 1024 * 1024 })); // finding
const server = fastify({ bodyLimit: 1073741824 }); // finding

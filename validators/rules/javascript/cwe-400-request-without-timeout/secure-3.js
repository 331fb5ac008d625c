import axios from "axios";
import express from "express";

axios.defaults.timeout = 4000;

export async function load(id) {
  return axios.get("https://stock.example.org/items/" + id);
}

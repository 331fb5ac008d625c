import axios from "axios";
import { useEffect } from "react";

export function load(id) {
  return axios.get("/api/items/" + id);
}

export function fetched(table) {
  return table.get("axios");
}

const { BrowserWindow } = require("electron");

function a() {
  return new BrowserWindow({ webPreferences: { nodeIntegration: true } }); // finding
}

function b() {
  return new BrowserWindow({ webPreferences: { contextIsolation: false } }); // finding
}

function c() {
  const options = { width: 800, webPreferences: { webSecurity: false } };
  return new BrowserWindow(options); // finding
}

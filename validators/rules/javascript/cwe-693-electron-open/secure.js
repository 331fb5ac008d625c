const { BrowserWindow } = require("electron");

function a() {
  return new BrowserWindow({ webPreferences: { contextIsolation: true } }); // evidence
}

function b() {
  return new BrowserWindow({ webPreferences: { sandbox: true, nodeIntegration: false } }); // evidence
}

function c() {
  const webPreferences = { sandbox: true };
  return new BrowserWindow({ width: 800, webPreferences }); // evidence
}

function d() {
  return new BrowserWindow({ width: 800 });
}

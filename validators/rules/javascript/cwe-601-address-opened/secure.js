const { shell, ipcMain } = require("electron");

function attach(win) {
  win.webContents.setWindowOpenHandler(({ url }) => {
    if (new URL(url).protocol === "https:") {
      shell.openExternal(url); // evidence
    }
    return { action: "deny" };
  });
}

ipcMain.handle("open", async (event, address) => {
  if (!address.startsWith("https://docs.example.org/")) {
    throw new Error("not ours");
  }
  await shell.openExternal(address); // evidence
});

function help(page) {
  return shell.openExternal("https://example.org/help/" + page); // evidence
}

module.exports = { attach, help };

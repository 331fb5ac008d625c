module.exports = function (address) {
  const parts = address.trim().split(/ *, */); // finding: given-text
  return /\w+@example\.org$/.test(address) ? parts : []; // finding: given-text
};

# finding
provider "kubernetes" {
  host = var.host
  insecure = true
}
# finding
provider "vault" {
  address = "http://vault.corp.example:8200"
}
# finding
resource "tls_private_key" "a" {
  algorithm = "RSA"
  rsa_bits = 1024
}
# finding
resource "random_password" "a" {
  length = 6
}

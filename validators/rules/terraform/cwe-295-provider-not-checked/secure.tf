# evidence
provider "kubernetes" {
  host = var.host
  cluster_ca_certificate = var.ca
}
# evidence
resource "tls_private_key" "a" {
  algorithm = "ED25519"
}
# evidence
resource "random_password" "a" {
  length = 32
}
provider "aws" {
  region = "eu-west-1"
}

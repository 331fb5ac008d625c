resource "aws_kms_key" "plain" {
  enable_key_rotation = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_kms_key" "given" {
  enable_key_rotation = var.given # finding
}
#----
resource "aws_kms_key" "many" {
  for_each = { quay = false }
  enable_key_rotation = each.value # finding
}
#----
# finding
resource "google_kms_crypto_key" "bare" {
}
#----
# finding
resource "google_kms_crypto_key" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_kms_crypto_key" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "azurerm_key_vault_key" "bare" {
}
#----
# finding
resource "azurerm_key_vault_secret" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_key_vault_key" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_acm_certificate" "plain" {
  options {
    certificate_transparency_logging_preference = "DISABLED" # finding
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "aws_acm_certificate" "given" {
  options {
    certificate_transparency_logging_preference = var.given # finding
  }
}
#----
resource "aws_acm_certificate" "many" {
  for_each = { quay = "DISABLED" }
  options {
    certificate_transparency_logging_preference = each.value # finding
  }
}

resource "aws_kms_key" "plain" {
  enable_key_rotation = false # finding
}
#----
# finding
resource "google_kms_crypto_key" "bare" {
}
#----
# finding
resource "azurerm_key_vault_key" "bare" {
}
#----
resource "aws_acm_certificate" "plain" {
  options {
    certificate_transparency_logging_preference = "DISABLED" # finding
  }
}

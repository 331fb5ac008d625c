resource "aws_kms_key" "plain" {
  enable_key_rotation = true # evidence
}
#----
resource "azurerm_key_vault_key" "plain" {
  expiration_date = "ships" # evidence
}
#----
resource "aws_acm_certificate" "plain" {
  options {
    certificate_transparency_logging_preference = "ENABLED" # evidence
  }
}

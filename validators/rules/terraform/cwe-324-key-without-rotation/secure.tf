resource "aws_kms_key" "this" {
  enable_key_rotation = true # evidence
}
#----
resource "google_kms_crypto_key" "this" {
  rotation_period = "7776000s" # evidence
}
#----
resource "azurerm_key_vault_key" "this" {
  expiration_date = "2030-12-30T20:00:00Z" # evidence
}
#----
resource "azurerm_key_vault_secret" "this" {
  expiration_date = "2030-12-30T20:00:00Z" # evidence
}

# finding
resource "aws_kms_key" "this" {
}
#----
resource "aws_kms_key" "this" {
  enable_key_rotation = false # finding
}
#----
# finding
resource "google_kms_crypto_key" "this" {
}
#----
resource "google_kms_crypto_key" "this" {
  rotation_period = "15552000s" # finding
}
#----
# finding
resource "azurerm_key_vault_key" "this" {
}
#----
# finding
resource "azurerm_key_vault_secret" "this" {
}

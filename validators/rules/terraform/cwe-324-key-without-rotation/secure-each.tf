resource "aws_kms_key" "plain" {
  enable_key_rotation = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_kms_key" "given" {
  enable_key_rotation = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_kms_key" "kept" {
  enable_key_rotation = local.kept.on # evidence
}
#----
resource "azurerm_key_vault_key" "plain" {
  expiration_date = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "azurerm_key_vault_secret" "given" {
  expiration_date = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "azurerm_key_vault_key" "kept" {
  expiration_date = local.kept.on # evidence
}
#----
resource "aws_acm_certificate" "plain" {
  options {
    certificate_transparency_logging_preference = "ENABLED" # evidence
  }
}
#----
variable "given" {
  default = "ENABLED"
}
resource "aws_acm_certificate" "given" {
  options {
    certificate_transparency_logging_preference = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_acm_certificate" "kept" {
  options {
    certificate_transparency_logging_preference = local.kept.on # evidence
  }
}

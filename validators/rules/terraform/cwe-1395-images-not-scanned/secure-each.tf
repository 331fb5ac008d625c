resource "aws_ecr_repository" "plain" {
  image_scanning_configuration {
    scan_on_push = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_ecr_repository" "given" {
  image_scanning_configuration {
    scan_on_push = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_ecr_repository" "kept" {
  image_scanning_configuration {
    scan_on_push = local.kept.on # evidence
  }
}
#----
resource "github_repository" "plain" {
  vulnerability_alerts = true # evidence
}
#----
variable "given" {
  default = true
}
resource "github_repository" "given" {
  vulnerability_alerts = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "github_repository" "kept" {
  vulnerability_alerts = local.kept.on # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  quarantine_policy_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_registry" "given" {
  quarantine_policy_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_container_registry" "kept" {
  quarantine_policy_enabled = local.kept.on # evidence
}

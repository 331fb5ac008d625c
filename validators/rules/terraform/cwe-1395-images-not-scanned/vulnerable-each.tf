resource "aws_ecr_repository" "plain" {
  image_scanning_configuration {
    scan_on_push = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_ecr_repository" "given" {
  image_scanning_configuration {
    scan_on_push = var.given # finding
  }
}
#----
resource "aws_ecr_repository" "many" {
  for_each = { quay = false }
  image_scanning_configuration {
    scan_on_push = each.value # finding
  }
}
#----
resource "github_repository" "plain" {
  vulnerability_alerts = false # finding
}
#----
variable "given" {
  default = false
}
resource "github_repository" "given" {
  vulnerability_alerts = var.given # finding
}
#----
resource "github_repository" "many" {
  for_each = { quay = false }
  vulnerability_alerts = each.value # finding
}
#----
resource "azurerm_container_registry" "plain" {
  quarantine_policy_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_registry" "given" {
  quarantine_policy_enabled = var.given # finding
}
#----
resource "azurerm_container_registry" "many" {
  for_each = { quay = false }
  quarantine_policy_enabled = each.value # finding
}

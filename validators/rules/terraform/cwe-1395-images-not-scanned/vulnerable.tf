# finding
resource "aws_ecr_repository" "this" {
}
#----
resource "aws_ecr_repository" "this" {
  image_scanning_configuration {
    scan_on_push = false # finding
  }
}
#----
# finding
resource "github_repository" "this" {
}
#----
resource "github_repository" "this" {
  vulnerability_alerts = false # finding
}
#----
resource "azurerm_container_registry" "this" {
  quarantine_policy_enabled = false # finding
}

resource "aws_ecr_repository" "plain" {
  image_scanning_configuration {
    scan_on_push = false # finding
  }
}
#----
resource "github_repository" "plain" {
  vulnerability_alerts = false # finding
}
#----
resource "azurerm_container_registry" "plain" {
  quarantine_policy_enabled = false # finding
}

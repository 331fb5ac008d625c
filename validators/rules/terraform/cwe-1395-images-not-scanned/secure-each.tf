resource "aws_ecr_repository" "plain" {
  image_scanning_configuration {
    scan_on_push = true # evidence
  }
}
#----
resource "github_repository" "plain" {
  vulnerability_alerts = true # evidence
}
#----
resource "azurerm_container_registry" "plain" {
  quarantine_policy_enabled = true # evidence
}

resource "aws_neptune_cluster" "x" {
  enabled_cloudwatch_logs_exports = "projects/p/keys/k" # evidence
}
#----
resource "aws_opensearch_domain" "x" {
  log_publishing_options = "projects/p/keys/k" # evidence
}
#----
resource "aws_alb" "x" {
  access_logs {
    enabled = true # evidence
  }
}
#----
resource "azurerm_mssql_database_extended_auditing_policy" "x" {
  retention_in_days = 90 # evidence
}
#----
resource "azurerm_windows_web_app" "x" {
  logs {
    detailed_error_messages = true # evidence
  }
}
#----
resource "azurerm_app_service" "x" {
  logs {
    detailed_error_messages = true # evidence
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  logs {
    failed_request_tracing = true # evidence
  }
}
#----
resource "azurerm_app_service" "x" {
  logs {
    failed_request_tracing = true # evidence
  }
}
#----
resource "aws_wafregional_web_acl" "x" {
  logging_configuration = "projects/p/keys/k" # evidence
}

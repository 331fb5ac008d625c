# finding
resource "aws_neptune_cluster" "x" {
  name = "x"
}
#----
# finding
resource "aws_opensearch_domain" "x" {
  name = "x"
}
#----
resource "aws_alb" "x" {
  access_logs {
    enabled = false # finding
  }
}
#----
resource "azurerm_mssql_database_extended_auditing_policy" "x" {
  retention_in_days = 89 # finding
}
#----
# finding
resource "azurerm_mssql_server" "x" {
  name = "x"
}
#----
resource "azurerm_windows_web_app" "x" {
  logs {
    detailed_error_messages = false # finding
  }
}
#----
resource "azurerm_app_service" "x" {
  logs {
    detailed_error_messages = false # finding
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  logs {
    failed_request_tracing = false # finding
  }
}
#----
resource "azurerm_app_service" "x" {
  logs {
    failed_request_tracing = false # finding
  }
}
#----
# finding
resource "aws_wafregional_web_acl" "x" {
  name = "x"
}

resource "azurerm_windows_web_app" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_function_app" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_linux_function_app" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_windows_function_app" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_mariadb_server" "x" {
  ssl_enforcement_enabled = true # evidence
}
#----
resource "aws_alb_target_group" "x" {
  protocol = "other" # evidence
}
#----
resource "google_app_engine_standard_app_version" "x" {
  handlers {
    security_level = "other" # evidence
  }
}
#----
resource "azurerm_logic_app_standard" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_app_service_slot" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_windows_web_app_slot" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_linux_function_app_slot" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_windows_function_app_slot" "x" {
  https_only = true # evidence
}
#----
resource "azurerm_function_app_slot" "x" {
  https_only = true # evidence
}
#----
resource "github_organization_webhook" "x" {
  configuration {
    insecure_ssl = false # evidence
  }
}
#----
resource "aws_sagemaker_model_quality_job_definition" "x" {
  network_config {
    enable_inter_container_traffic_encryption = true # evidence
  }
}
#----
resource "aws_sagemaker_model_bias_job_definition" "x" {
  network_config {
    enable_inter_container_traffic_encryption = true # evidence
  }
}
#----
resource "google_compute_region_backend_service" "x" {
  protocol = "other" # evidence
}
#----
resource "alicloud_db_instance" "x" {
  ssl_action = "Open" # evidence
}

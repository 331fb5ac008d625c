resource "azurerm_windows_web_app" "x" {
  https_only = false # finding
}
#----
resource "azurerm_function_app" "x" {
  https_only = false # finding
}
#----
resource "azurerm_linux_function_app" "x" {
  https_only = false # finding
}
#----
resource "azurerm_windows_function_app" "x" {
  https_only = false # finding
}
#----
resource "azurerm_mariadb_server" "x" {
  ssl_enforcement_enabled = false # finding
}
#----
resource "aws_alb_target_group" "x" {
  protocol = "HTTP" # finding
}
#----
resource "google_app_engine_standard_app_version" "x" {
  handlers {
    security_level = "SECURE_NEVER" # finding
  }
}
#----
resource "azurerm_logic_app_standard" "x" {
  https_only = false # finding
}
#----
resource "azurerm_app_service_slot" "x" {
  https_only = false # finding
}
#----
resource "azurerm_windows_web_app_slot" "x" {
  https_only = false # finding
}
#----
resource "azurerm_linux_function_app_slot" "x" {
  https_only = false # finding
}
#----
resource "azurerm_windows_function_app_slot" "x" {
  https_only = false # finding
}
#----
resource "azurerm_function_app_slot" "x" {
  https_only = false # finding
}
#----
resource "github_organization_webhook" "x" {
  configuration {
    insecure_ssl = true # finding
  }
}
#----
resource "aws_sagemaker_model_quality_job_definition" "x" {
  network_config {
    enable_inter_container_traffic_encryption = false # finding
  }
}
#----
resource "aws_sagemaker_model_bias_job_definition" "x" {
  network_config {
    enable_inter_container_traffic_encryption = false # finding
  }
}
#----
resource "google_compute_region_backend_service" "x" {
  protocol = "HTTP" # finding
}
#----
resource "alicloud_db_instance" "x" {
  ssl_action = "other" # finding
}

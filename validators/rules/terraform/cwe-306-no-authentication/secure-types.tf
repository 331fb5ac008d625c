resource "azurerm_function_app" "x" {
  auth_settings {
    enabled = true # evidence
  }
}
#----
resource "azurerm_linux_virtual_machine_scale_set" "x" {
  disable_password_authentication = true # evidence
}
#----
resource "aws_db_instance" "x" {
  iam_database_authentication_enabled = true # evidence
}
#----
resource "azurerm_servicebus_namespace" "x" {
  local_authentication_enabled = false # evidence
}
#----
resource "azurerm_search_service" "x" {
  local_authentication_enabled = false # evidence
}
#----
resource "azurerm_cognitive_account" "x" {
  local_authentication_enabled = false # evidence
}
#----
resource "azurerm_app_configuration" "x" {
  local_authentication_enabled = false # evidence
}
#----
resource "azurerm_signalr_service" "x" {
  local_authentication_enabled = false # evidence
}
#----
resource "aws_elasticsearch_domain" "x" {
  advanced_security_options {
    enabled = true # evidence
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  auth_settings_v2 {
    auth_enabled = true # evidence
  }
}
#----
resource "azurerm_linux_function_app" "x" {
  auth_settings_v2 {
    auth_enabled = true # evidence
  }
}
#----
resource "azurerm_windows_function_app" "x" {
  auth_settings_v2 {
    auth_enabled = true # evidence
  }
}
#----
resource "azurerm_windows_web_app" "x" {
  client_certificate_enabled = true # evidence
}
#----
resource "azurerm_linux_function_app" "x" {
  client_certificate_enabled = true # evidence
}
#----
resource "azurerm_windows_function_app" "x" {
  client_certificate_enabled = true # evidence
}
#----
resource "azurerm_windows_web_app" "x" {
  webdeploy_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_linux_function_app" "x" {
  webdeploy_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_windows_function_app" "x" {
  webdeploy_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_windows_web_app" "x" {
  ftp_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_linux_function_app" "x" {
  ftp_publish_basic_authentication_enabled = false # evidence
}
#----
resource "azurerm_windows_function_app" "x" {
  ftp_publish_basic_authentication_enabled = false # evidence
}

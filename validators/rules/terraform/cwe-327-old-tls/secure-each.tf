resource "aws_cloudfront_distribution" "plain" {
  viewer_certificate {
    minimum_protocol_version = "TLSv1.2_2021" # evidence
  }
}
#----
variable "given" {
  default = "TLSv1.2_2021"
}
resource "aws_cloudfront_distribution" "given" {
  viewer_certificate {
    minimum_protocol_version = var.given # evidence
  }
}
#----
locals {
  kept = { on = "TLSv1.2_2021" }
}
resource "aws_cloudfront_distribution" "kept" {
  viewer_certificate {
    minimum_protocol_version = local.kept.on # evidence
  }
}
#----
resource "aws_api_gateway_domain_name" "plain" {
  security_policy = "TLS_1_2" # evidence
}
#----
variable "given" {
  default = "TLS_1_2"
}
resource "aws_api_gateway_domain_name" "given" {
  security_policy = var.given # evidence
}
#----
locals {
  kept = { on = "TLS_1_2" }
}
resource "aws_api_gateway_domain_name" "kept" {
  security_policy = local.kept.on # evidence
}
#----
resource "aws_elasticsearch_domain" "plain" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07" # evidence
  }
}
#----
variable "given" {
  default = "Policy-Min-TLS-1-2-2019-07"
}
resource "aws_opensearch_domain" "given" {
  domain_endpoint_options {
    tls_security_policy = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Policy-Min-TLS-1-2-2019-07" }
}
resource "aws_elasticsearch_domain" "kept" {
  domain_endpoint_options {
    tls_security_policy = local.kept.on # evidence
  }
}
#----
resource "aws_apigatewayv2_domain_name" "plain" {
  domain_name_configuration {
    security_policy = "TLS_1_2" # evidence
  }
}
#----
variable "given" {
  default = "TLS_1_2"
}
resource "aws_apigatewayv2_domain_name" "given" {
  domain_name_configuration {
    security_policy = var.given # evidence
  }
}
#----
locals {
  kept = { on = "TLS_1_2" }
}
resource "aws_apigatewayv2_domain_name" "kept" {
  domain_name_configuration {
    security_policy = local.kept.on # evidence
  }
}
#----
resource "azurerm_storage_account" "plain" {
  min_tls_version = "TLS1_2" # evidence
}
#----
variable "given" {
  default = "TLS1_2"
}
resource "azurerm_storage_account" "given" {
  min_tls_version = var.given # evidence
}
#----
locals {
  kept = { on = "TLS1_2" }
}
resource "azurerm_storage_account" "kept" {
  min_tls_version = local.kept.on # evidence
}
#----
resource "azurerm_mssql_server" "plain" {
  minimum_tls_version = "1.2" # evidence
}
#----
variable "given" {
  default = "1.2"
}
resource "azurerm_sql_server" "given" {
  minimum_tls_version = var.given # evidence
}
#----
locals {
  kept = { on = "1.2" }
}
resource "azurerm_mssql_managed_instance" "kept" {
  minimum_tls_version = local.kept.on # evidence
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_minimal_tls_version_enforced = "TLS1_2" # evidence
}
#----
variable "given" {
  default = "TLS1_2"
}
resource "azurerm_postgresql_server" "given" {
  ssl_minimal_tls_version_enforced = var.given # evidence
}
#----
locals {
  kept = { on = "TLS1_2" }
}
resource "azurerm_mariadb_server" "kept" {
  ssl_minimal_tls_version_enforced = local.kept.on # evidence
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
variable "given" {
  default = "1.2"
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    min_tls_version = var.given # evidence
  }
}
#----
locals {
  kept = { on = "1.2" }
}
resource "azurerm_windows_web_app" "kept" {
  site_config {
    min_tls_version = local.kept.on # evidence
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  ssl_policy {
    min_protocol_version = "TLSv1_2" # evidence
  }
}
#----
variable "given" {
  default = "TLSv1_2"
}
resource "azurerm_application_gateway" "given" {
  ssl_policy {
    min_protocol_version = var.given # evidence
  }
}
#----
locals {
  kept = { on = "TLSv1_2" }
}
resource "azurerm_application_gateway" "kept" {
  ssl_policy {
    min_protocol_version = local.kept.on # evidence
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    min_tls_version = "1.2" # evidence
  }
}
#----
variable "given" {
  default = "1.2"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    min_tls_version = var.given # evidence
  }
}
#----
locals {
  kept = { on = "1.2" }
}
resource "cloudflare_zone_settings_override" "kept" {
  settings {
    min_tls_version = local.kept.on # evidence
  }
}

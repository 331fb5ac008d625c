resource "aws_cloudfront_distribution" "plain" {
  viewer_certificate {
    minimum_protocol_version = "TLSv1" # finding
  }
}
#----
variable "given" {
  default = "TLSv1"
}
resource "aws_cloudfront_distribution" "given" {
  viewer_certificate {
    minimum_protocol_version = var.given # finding
  }
}
#----
resource "aws_cloudfront_distribution" "many" {
  for_each = { quay = "TLSv1" }
  viewer_certificate {
    minimum_protocol_version = each.value # finding
  }
}
#----
resource "aws_api_gateway_domain_name" "plain" {
  security_policy = "TLS_1_0" # finding
}
#----
variable "given" {
  default = "TLS_1_0"
}
resource "aws_api_gateway_domain_name" "given" {
  security_policy = var.given # finding
}
#----
resource "aws_api_gateway_domain_name" "many" {
  for_each = { quay = "TLS_1_0" }
  security_policy = each.value # finding
}
#----
resource "aws_elasticsearch_domain" "plain" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # finding
  }
}
#----
variable "given" {
  default = "Policy-Min-TLS-1-0-2019-07"
}
resource "aws_opensearch_domain" "given" {
  domain_endpoint_options {
    tls_security_policy = var.given # finding
  }
}
#----
resource "aws_elasticsearch_domain" "many" {
  for_each = { quay = "Policy-Min-TLS-1-0-2019-07" }
  domain_endpoint_options {
    tls_security_policy = each.value # finding
  }
}
#----
resource "aws_apigatewayv2_domain_name" "plain" {
  domain_name_configuration {
    security_policy = "TLS_1_0" # finding
  }
}
#----
variable "given" {
  default = "TLS_1_0"
}
resource "aws_apigatewayv2_domain_name" "given" {
  domain_name_configuration {
    security_policy = var.given # finding
  }
}
#----
resource "aws_apigatewayv2_domain_name" "many" {
  for_each = { quay = "TLS_1_0" }
  domain_name_configuration {
    security_policy = each.value # finding
  }
}
#----
resource "azurerm_storage_account" "plain" {
  min_tls_version = "TLS1_0" # finding
}
#----
variable "given" {
  default = "TLS1_0"
}
resource "azurerm_storage_account" "given" {
  min_tls_version = var.given # finding
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = "TLS1_0" }
  min_tls_version = each.value # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  minimum_tls_version = "1.0" # finding
}
#----
variable "given" {
  default = "1.0"
}
resource "azurerm_sql_server" "given" {
  minimum_tls_version = var.given # finding
}
#----
resource "azurerm_mssql_managed_instance" "many" {
  for_each = { quay = "1.0" }
  minimum_tls_version = each.value # finding
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_minimal_tls_version_enforced = "TLS1_0" # finding
}
#----
variable "given" {
  default = "TLS1_0"
}
resource "azurerm_postgresql_server" "given" {
  ssl_minimal_tls_version_enforced = var.given # finding
}
#----
resource "azurerm_mariadb_server" "many" {
  for_each = { quay = "TLS1_0" }
  ssl_minimal_tls_version_enforced = each.value # finding
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    min_tls_version = "1.0" # finding
  }
}
#----
variable "given" {
  default = "1.0"
}
resource "azurerm_linux_web_app" "given" {
  site_config {
    min_tls_version = var.given # finding
  }
}
#----
resource "azurerm_windows_web_app" "many" {
  for_each = { quay = "1.0" }
  site_config {
    min_tls_version = each.value # finding
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  ssl_policy {
    min_protocol_version = "TLSv1_0" # finding
  }
}
#----
variable "given" {
  default = "TLSv1_0"
}
resource "azurerm_application_gateway" "given" {
  ssl_policy {
    min_protocol_version = var.given # finding
  }
}
#----
resource "azurerm_application_gateway" "many" {
  for_each = { quay = "TLSv1_0" }
  ssl_policy {
    min_protocol_version = each.value # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    min_tls_version = "1.0" # finding
  }
}
#----
variable "given" {
  default = "1.0"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    min_tls_version = var.given # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "many" {
  for_each = { quay = "1.0" }
  settings {
    min_tls_version = each.value # finding
  }
}
#----
# finding
resource "google_compute_target_https_proxy" "bare" {
}
#----
# finding
resource "google_compute_target_ssl_proxy" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_compute_region_target_https_proxy" "several" {
  for_each = toset(["north", "south"])
}

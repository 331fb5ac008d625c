resource "aws_lb_listener" "plain" {
  protocol = "HTTPS" # evidence
}
#----
variable "given" {
  default = "HTTPS"
}
resource "aws_alb_listener" "given" {
  protocol = var.given # evidence
}
#----
locals {
  kept = { on = "HTTPS" }
}
resource "aws_lb_listener" "kept" {
  protocol = local.kept.on # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  default_cache_behavior {
    viewer_protocol_policy = "https-only" # evidence
  }
}
#----
variable "given" {
  default = "https-only"
}
resource "aws_cloudfront_distribution" "given" {
  default_cache_behavior {
    viewer_protocol_policy = var.given # evidence
  }
}
#----
locals {
  kept = { on = "https-only" }
}
resource "aws_cloudfront_distribution" "kept" {
  default_cache_behavior {
    viewer_protocol_policy = local.kept.on # evidence
  }
}
#----
resource "azurerm_storage_account" "plain" {
  enable_https_traffic_only = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_storage_account" "given" {
  enable_https_traffic_only = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_storage_account" "kept" {
  enable_https_traffic_only = local.kept.on # evidence
}
#----
resource "azurerm_app_service" "plain" {
  https_only = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_linux_web_app" "given" {
  https_only = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_windows_web_app" "kept" {
  https_only = local.kept.on # evidence
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_enforcement_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_postgresql_server" "given" {
  ssl_enforcement_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mariadb_server" "kept" {
  ssl_enforcement_enabled = local.kept.on # evidence
}
#----
resource "azurerm_redis_cache" "plain" {
  enable_non_ssl_port = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_redis_cache" "given" {
  enable_non_ssl_port = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_redis_cache" "kept" {
  enable_non_ssl_port = local.kept.on # evidence
}
#----
resource "google_sql_database_instance" "plain" {
  settings {
    ip_configuration {
      require_ssl = true # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "google_sql_database_instance" "given" {
  settings {
    ip_configuration {
      require_ssl = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_sql_database_instance" "kept" {
  settings {
    ip_configuration {
      require_ssl = local.kept.on # evidence
    }
  }
}
#----
resource "aws_msk_cluster" "plain" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS" # evidence
    }
  }
}
#----
variable "given" {
  default = "TLS"
}
resource "aws_msk_cluster" "given" {
  encryption_info {
    encryption_in_transit {
      client_broker = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "TLS" }
}
resource "aws_msk_cluster" "kept" {
  encryption_info {
    encryption_in_transit {
      client_broker = local.kept.on # evidence
    }
  }
}
#----
resource "aws_dms_endpoint" "plain" {
  ssl_mode = "stable" # evidence
}
#----
variable "given" {
  default = "stable"
}
resource "aws_dms_endpoint" "given" {
  ssl_mode = var.given # evidence
}
#----
locals {
  kept = { on = "stable" }
}
resource "aws_dms_endpoint" "kept" {
  ssl_mode = local.kept.on # evidence
}
#----
resource "aws_ecs_task_definition" "plain" {
  volume {
    efs_volume_configuration {
      transit_encryption = "ENABLED" # evidence
    }
  }
}
#----
variable "given" {
  default = "ENABLED"
}
resource "aws_ecs_task_definition" "given" {
  volume {
    efs_volume_configuration {
      transit_encryption = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_ecs_task_definition" "kept" {
  volume {
    efs_volume_configuration {
      transit_encryption = local.kept.on # evidence
    }
  }
}
#----
resource "digitalocean_loadbalancer" "plain" {
  forwarding_rule {
    entry_protocol = "https" # evidence
  }
}
#----
variable "given" {
  default = "https"
}
resource "digitalocean_loadbalancer" "given" {
  forwarding_rule {
    entry_protocol = var.given # evidence
  }
}
#----
locals {
  kept = { on = "https" }
}
resource "digitalocean_loadbalancer" "kept" {
  forwarding_rule {
    entry_protocol = local.kept.on # evidence
  }
}
#----
resource "azurerm_cdn_endpoint" "plain" {
  is_http_allowed = false # evidence
}
#----
variable "given" {
  default = false
}
resource "azurerm_cdn_endpoint" "given" {
  is_http_allowed = var.given # evidence
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_cdn_endpoint" "kept" {
  is_http_allowed = local.kept.on # evidence
}
#----
resource "google_redis_instance" "plain" {
  transit_encryption_mode = "SERVER_AUTHENTICATION" # evidence
}
#----
variable "given" {
  default = "SERVER_AUTHENTICATION"
}
resource "google_redis_instance" "given" {
  transit_encryption_mode = var.given # evidence
}
#----
locals {
  kept = { on = "SERVER_AUTHENTICATION" }
}
resource "google_redis_instance" "kept" {
  transit_encryption_mode = local.kept.on # evidence
}
#----
resource "aws_lb_target_group" "plain" {
  protocol = "HTTPS" # evidence
}
#----
variable "given" {
  default = "HTTPS"
}
resource "aws_alb_target_group" "given" {
  protocol = var.given # evidence
}
#----
locals {
  kept = { on = "HTTPS" }
}
resource "aws_lb_target_group" "kept" {
  protocol = local.kept.on # evidence
}
#----
resource "google_app_engine_flexible_app_version" "plain" {
  handlers {
    security_level = "SECURE_ALWAYS" # evidence
  }
}
#----
variable "given" {
  default = "SECURE_ALWAYS"
}
resource "google_app_engine_standard_app_version" "given" {
  handlers {
    security_level = var.given # evidence
  }
}
#----
locals {
  kept = { on = "SECURE_ALWAYS" }
}
resource "google_app_engine_flexible_app_version" "kept" {
  handlers {
    security_level = local.kept.on # evidence
  }
}
#----
resource "azurerm_spring_cloud_app" "plain" {
  https_only = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_logic_app_standard" "given" {
  https_only = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_app_service_slot" "kept" {
  https_only = local.kept.on # evidence
}
#----
resource "azurerm_container_app" "plain" {
  ingress {
    allow_insecure_connections = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_container_app" "given" {
  ingress {
    allow_insecure_connections = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "azurerm_container_app" "kept" {
  ingress {
    allow_insecure_connections = local.kept.on # evidence
  }
}
#----
resource "aws_transfer_server" "plain" {
  protocols = "SFTP" # evidence
}
#----
variable "given" {
  default = "SFTP"
}
resource "aws_transfer_server" "given" {
  protocols = var.given # evidence
}
#----
locals {
  kept = { on = "SFTP" }
}
resource "aws_transfer_server" "kept" {
  protocols = local.kept.on # evidence
}
#----
resource "azurerm_application_gateway" "plain" {
  http_listener {
    protocol = "Https" # evidence
  }
}
#----
variable "given" {
  default = "Https"
}
resource "azurerm_application_gateway" "given" {
  http_listener {
    protocol = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Https" }
}
resource "azurerm_application_gateway" "kept" {
  http_listener {
    protocol = local.kept.on # evidence
  }
}
#----
resource "aws_ses_configuration_set" "plain" {
  delivery_options {
    tls_policy = "Require" # evidence
  }
}
#----
variable "given" {
  default = "Require"
}
resource "aws_ses_configuration_set" "given" {
  delivery_options {
    tls_policy = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Require" }
}
resource "aws_ses_configuration_set" "kept" {
  delivery_options {
    tls_policy = local.kept.on # evidence
  }
}
#----
resource "google_cloudfunctions_function" "plain" {
  https_trigger_security_level = "SECURE_ALWAYS" # evidence
}
#----
variable "given" {
  default = "SECURE_ALWAYS"
}
resource "google_cloudfunctions_function" "given" {
  https_trigger_security_level = var.given # evidence
}
#----
locals {
  kept = { on = "SECURE_ALWAYS" }
}
resource "google_cloudfunctions_function" "kept" {
  https_trigger_security_level = local.kept.on # evidence
}
#----
resource "github_repository_webhook" "plain" {
  configuration {
    insecure_ssl = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "github_organization_webhook" "given" {
  configuration {
    insecure_ssl = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "github_repository_webhook" "kept" {
  configuration {
    insecure_ssl = local.kept.on # evidence
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    ssl = "strict" # evidence
  }
}
#----
variable "given" {
  default = "strict"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    ssl = var.given # evidence
  }
}
#----
locals {
  kept = { on = "strict" }
}
resource "cloudflare_zone_settings_override" "kept" {
  settings {
    ssl = local.kept.on # evidence
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    always_use_https = "strict" # evidence
  }
}
#----
variable "given" {
  default = "strict"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    always_use_https = var.given # evidence
  }
}
#----
locals {
  kept = { on = "strict" }
}
resource "cloudflare_zone_settings_override" "kept" {
  settings {
    always_use_https = local.kept.on # evidence
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "plain" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 15552030 # evidence
    }
  }
}
#----
variable "given" {
  default = 15552030
}
resource "aws_cloudfront_response_headers_policy" "given" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = 15552030 }
}
resource "aws_cloudfront_response_headers_policy" "kept" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = local.kept.on # evidence
    }
  }
}

resource "aws_lb_listener" "plain" {
  protocol = "HTTP" # finding
}
#----
variable "given" {
  default = "HTTP"
}
resource "aws_alb_listener" "given" {
  protocol = var.given # finding
}
#----
resource "aws_lb_listener" "many" {
  for_each = { quay = "HTTP" }
  protocol = each.value # finding
}
#----
resource "aws_cloudfront_distribution" "plain" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all" # finding
  }
}
#----
variable "given" {
  default = "allow-all"
}
resource "aws_cloudfront_distribution" "given" {
  default_cache_behavior {
    viewer_protocol_policy = var.given # finding
  }
}
#----
resource "aws_cloudfront_distribution" "many" {
  for_each = { quay = "allow-all" }
  default_cache_behavior {
    viewer_protocol_policy = each.value # finding
  }
}
#----
resource "azurerm_storage_account" "plain" {
  enable_https_traffic_only = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_storage_account" "given" {
  enable_https_traffic_only = var.given # finding
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = false }
  enable_https_traffic_only = each.value # finding
}
#----
resource "azurerm_app_service" "plain" {
  https_only = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_linux_web_app" "given" {
  https_only = var.given # finding
}
#----
resource "azurerm_windows_web_app" "many" {
  for_each = { quay = false }
  https_only = each.value # finding
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_enforcement_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_postgresql_server" "given" {
  ssl_enforcement_enabled = var.given # finding
}
#----
resource "azurerm_mariadb_server" "many" {
  for_each = { quay = false }
  ssl_enforcement_enabled = each.value # finding
}
#----
resource "azurerm_redis_cache" "plain" {
  enable_non_ssl_port = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_redis_cache" "given" {
  enable_non_ssl_port = var.given # finding
}
#----
resource "azurerm_redis_cache" "many" {
  for_each = { quay = true }
  enable_non_ssl_port = each.value # finding
}
#----
resource "google_sql_database_instance" "plain" {
  settings {
    ip_configuration {
      require_ssl = false # finding
    }
  }
}
#----
variable "given" {
  default = false
}
resource "google_sql_database_instance" "given" {
  settings {
    ip_configuration {
      require_ssl = var.given # finding
    }
  }
}
#----
resource "google_sql_database_instance" "many" {
  for_each = { quay = false }
  settings {
    ip_configuration {
      require_ssl = each.value # finding
    }
  }
}
#----
resource "aws_msk_cluster" "plain" {
  encryption_info {
    encryption_in_transit {
      client_broker = "PLAINTEXT" # finding
    }
  }
}
#----
variable "given" {
  default = "PLAINTEXT"
}
resource "aws_msk_cluster" "given" {
  encryption_info {
    encryption_in_transit {
      client_broker = var.given # finding
    }
  }
}
#----
resource "aws_msk_cluster" "many" {
  for_each = { quay = "PLAINTEXT" }
  encryption_info {
    encryption_in_transit {
      client_broker = each.value # finding
    }
  }
}
#----
resource "aws_dms_endpoint" "plain" {
  ssl_mode = "none" # finding
}
#----
variable "given" {
  default = "none"
}
resource "aws_dms_endpoint" "given" {
  ssl_mode = var.given # finding
}
#----
resource "aws_dms_endpoint" "many" {
  for_each = { quay = "none" }
  ssl_mode = each.value # finding
}
#----
resource "aws_ecs_task_definition" "plain" {
  volume {
    efs_volume_configuration {
      transit_encryption = "DISABLED" # finding
    }
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "aws_ecs_task_definition" "given" {
  volume {
    efs_volume_configuration {
      transit_encryption = var.given # finding
    }
  }
}
#----
resource "aws_ecs_task_definition" "many" {
  for_each = { quay = "DISABLED" }
  volume {
    efs_volume_configuration {
      transit_encryption = each.value # finding
    }
  }
}
#----
resource "digitalocean_loadbalancer" "plain" {
  forwarding_rule {
    entry_protocol = "http" # finding
  }
}
#----
variable "given" {
  default = "http"
}
resource "digitalocean_loadbalancer" "given" {
  forwarding_rule {
    entry_protocol = var.given # finding
  }
}
#----
resource "digitalocean_loadbalancer" "many" {
  for_each = { quay = "http" }
  forwarding_rule {
    entry_protocol = each.value # finding
  }
}
#----
resource "azurerm_cdn_endpoint" "plain" {
  is_http_allowed = true # finding
}
#----
variable "given" {
  default = true
}
resource "azurerm_cdn_endpoint" "given" {
  is_http_allowed = var.given # finding
}
#----
resource "azurerm_cdn_endpoint" "many" {
  for_each = { quay = true }
  is_http_allowed = each.value # finding
}
#----
resource "google_redis_instance" "plain" {
  transit_encryption_mode = "DISABLED" # finding
}
#----
variable "given" {
  default = "DISABLED"
}
resource "google_redis_instance" "given" {
  transit_encryption_mode = var.given # finding
}
#----
resource "google_redis_instance" "many" {
  for_each = { quay = "DISABLED" }
  transit_encryption_mode = each.value # finding
}
#----
# finding
resource "google_redis_instance" "bare" {
}
#----
# finding
resource "google_redis_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_redis_instance" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_lb_target_group" "plain" {
  protocol = "HTTP" # finding
}
#----
variable "given" {
  default = "HTTP"
}
resource "aws_alb_target_group" "given" {
  protocol = var.given # finding
}
#----
resource "aws_lb_target_group" "many" {
  for_each = { quay = "HTTP" }
  protocol = each.value # finding
}
#----
resource "google_app_engine_flexible_app_version" "plain" {
  handlers {
    security_level = "SECURE_NEVER" # finding
  }
}
#----
variable "given" {
  default = "SECURE_NEVER"
}
resource "google_app_engine_standard_app_version" "given" {
  handlers {
    security_level = var.given # finding
  }
}
#----
resource "google_app_engine_flexible_app_version" "many" {
  for_each = { quay = "SECURE_NEVER" }
  handlers {
    security_level = each.value # finding
  }
}
#----
resource "azurerm_spring_cloud_app" "plain" {
  https_only = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_logic_app_standard" "given" {
  https_only = var.given # finding
}
#----
resource "azurerm_app_service_slot" "many" {
  for_each = { quay = false }
  https_only = each.value # finding
}
#----
# finding
resource "azurerm_spring_cloud_app" "bare" {
}
#----
# finding
resource "azurerm_logic_app_standard" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_app_service_slot" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "azurerm_container_app" "plain" {
  ingress {
    allow_insecure_connections = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_container_app" "given" {
  ingress {
    allow_insecure_connections = var.given # finding
  }
}
#----
resource "azurerm_container_app" "many" {
  for_each = { quay = true }
  ingress {
    allow_insecure_connections = each.value # finding
  }
}
#----
resource "aws_transfer_server" "plain" {
  protocols = "FTP" # finding
}
#----
variable "given" {
  default = "FTP"
}
resource "aws_transfer_server" "given" {
  protocols = var.given # finding
}
#----
resource "aws_transfer_server" "many" {
  for_each = { quay = "FTP" }
  protocols = each.value # finding
}
#----
resource "azurerm_application_gateway" "plain" {
  http_listener {
    protocol = "Http" # finding
  }
}
#----
variable "given" {
  default = "Http"
}
resource "azurerm_application_gateway" "given" {
  http_listener {
    protocol = var.given # finding
  }
}
#----
resource "azurerm_application_gateway" "many" {
  for_each = { quay = "Http" }
  http_listener {
    protocol = each.value # finding
  }
}
#----
resource "aws_ses_configuration_set" "plain" {
  delivery_options {
    tls_policy = "Optional" # finding
  }
}
#----
variable "given" {
  default = "Optional"
}
resource "aws_ses_configuration_set" "given" {
  delivery_options {
    tls_policy = var.given # finding
  }
}
#----
resource "aws_ses_configuration_set" "many" {
  for_each = { quay = "Optional" }
  delivery_options {
    tls_policy = each.value # finding
  }
}
#----
resource "google_cloudfunctions_function" "plain" {
  https_trigger_security_level = "SECURE_OPTIONAL" # finding
}
#----
variable "given" {
  default = "SECURE_OPTIONAL"
}
resource "google_cloudfunctions_function" "given" {
  https_trigger_security_level = var.given # finding
}
#----
resource "google_cloudfunctions_function" "many" {
  for_each = { quay = "SECURE_OPTIONAL" }
  https_trigger_security_level = each.value # finding
}
#----
resource "github_repository_webhook" "plain" {
  configuration {
    insecure_ssl = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "github_organization_webhook" "given" {
  configuration {
    insecure_ssl = var.given # finding
  }
}
#----
resource "github_repository_webhook" "many" {
  for_each = { quay = true }
  configuration {
    insecure_ssl = each.value # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    ssl = "off" # finding
  }
}
#----
variable "given" {
  default = "off"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    ssl = var.given # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "many" {
  for_each = { quay = "off" }
  settings {
    ssl = each.value # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    always_use_https = "off" # finding
  }
}
#----
variable "given" {
  default = "off"
}
resource "cloudflare_zone_settings_override" "given" {
  settings {
    always_use_https = var.given # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "many" {
  for_each = { quay = "off" }
  settings {
    always_use_https = each.value # finding
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "plain" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 15551999 # finding
    }
  }
}
#----
variable "given" {
  default = 15551999
}
resource "aws_cloudfront_response_headers_policy" "given" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.given # finding
    }
  }
}
#----
resource "aws_cloudfront_response_headers_policy" "many" {
  for_each = { quay = 15551999 }
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = each.value # finding
    }
  }
}

resource "aws_lb_listener" "this" {
  port = "80"
  protocol = "HTTP" # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "this" {
}
#----
resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all" # finding
  }
}
#----
resource "azurerm_storage_account" "this" {
  enable_https_traffic_only = false # finding
}
#----
# finding
resource "azurerm_app_service" "this" {
}
#----
resource "azurerm_app_service" "this" {
  https_only = false # finding
}
#----
# finding
resource "azurerm_postgresql_server" "this" {
}
#----
resource "azurerm_postgresql_server" "this" {
  ssl_enforcement_enabled = false # finding
}
#----
resource "azurerm_redis_cache" "this" {
  enable_non_ssl_port = true # finding
}
#----
# finding
resource "google_sql_database_instance" "this" {
}
#----
resource "google_sql_database_instance" "this" {
  settings {
    ip_configuration {
      require_ssl = false # finding
    }
  }
}
#----
resource "aws_msk_cluster" "this" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT" # finding
    }
  }
}
#----
resource "aws_dms_endpoint" "this" {
  ssl_mode = "none" # finding
}
#----
resource "aws_ecs_task_definition" "this" {
  volume {
    efs_volume_configuration {
      transit_encryption = "DISABLED" # finding
    }
  }
}
#----
resource "aws_ecs_task_definition" "a" {
  volume {
    # finding
    efs_volume_configuration {
      file_system_id = "fs-1"
    }
  }
}
#----
resource "digitalocean_loadbalancer" "this" {
  forwarding_rule {
    entry_protocol = "http" # finding
  }
}
#----
resource "azurerm_cdn_endpoint" "this" {
  is_http_allowed = true # finding
}
#----
resource "azurerm_linux_web_app" "this" {
  https_only = true # evidence
  site_config {
    ftps_state = "AllAllowed" # finding
  }
}
#----
resource "azurerm_application_gateway" "a" {
  http_listener {
    name     = "plain"
    protocol = "Http" # finding
  }
}
#----
resource "aws_sns_topic_subscription" "a" { # finding
  protocol = "http"
  endpoint = "http://hooks.test/in"
}
#----
resource "cloudflare_zone_settings_override" "a" {
  settings {
    ssl = "flexible" # finding
  }
}
#----
provider "postgresql" {
  sslmode = "disable" # finding
}
#----
terraform {
  backend "http" { # finding
    address = "http://state.test/a"
  }
}

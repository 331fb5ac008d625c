resource "aws_lb_listener" "plain" {
  protocol = "HTTP" # finding
}
#----
resource "aws_cloudfront_distribution" "plain" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all" # finding
  }
}
#----
resource "azurerm_storage_account" "plain" {
  enable_https_traffic_only = false # finding
}
#----
resource "azurerm_app_service" "plain" {
  https_only = false # finding
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_enforcement_enabled = false # finding
}
#----
resource "azurerm_redis_cache" "plain" {
  enable_non_ssl_port = true # finding
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
resource "aws_msk_cluster" "plain" {
  encryption_info {
    encryption_in_transit {
      client_broker = "PLAINTEXT" # finding
    }
  }
}
#----
resource "aws_dms_endpoint" "plain" {
  ssl_mode = "none" # finding
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
resource "digitalocean_loadbalancer" "plain" {
  forwarding_rule {
    entry_protocol = "http" # finding
  }
}
#----
resource "azurerm_cdn_endpoint" "plain" {
  is_http_allowed = true # finding
}
#----
resource "google_redis_instance" "plain" {
  transit_encryption_mode = "DISABLED" # finding
}
#----
# finding
resource "google_redis_instance" "bare" {
}
#----
resource "aws_lb_target_group" "plain" {
  protocol = "HTTP" # finding
}
#----
resource "google_app_engine_flexible_app_version" "plain" {
  handlers {
    security_level = "SECURE_NEVER" # finding
  }
}
#----
resource "azurerm_spring_cloud_app" "plain" {
  https_only = false # finding
}
#----
# finding
resource "azurerm_spring_cloud_app" "bare" {
}
#----
resource "azurerm_container_app" "plain" {
  ingress {
    allow_insecure_connections = true # finding
  }
}
#----
resource "aws_transfer_server" "plain" {
  protocols = "FTP" # finding
}
#----
resource "azurerm_application_gateway" "plain" {
  http_listener {
    protocol = "Http" # finding
  }
}
#----
resource "aws_ses_configuration_set" "plain" {
  delivery_options {
    tls_policy = "Optional" # finding
  }
}
#----
resource "google_cloudfunctions_function" "plain" {
  https_trigger_security_level = "SECURE_OPTIONAL" # finding
}
#----
resource "github_repository_webhook" "plain" {
  configuration {
    insecure_ssl = true # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    ssl = "off" # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    always_use_https = "off" # finding
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

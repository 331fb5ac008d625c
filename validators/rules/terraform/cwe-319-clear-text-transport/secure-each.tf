resource "aws_lb_listener" "plain" {
  protocol = "HTTPS" # evidence
}
#----
resource "aws_cloudfront_distribution" "plain" {
  default_cache_behavior {
    viewer_protocol_policy = "https-only" # evidence
  }
}
#----
resource "azurerm_storage_account" "plain" {
  enable_https_traffic_only = true # evidence
}
#----
resource "azurerm_app_service" "plain" {
  https_only = true # evidence
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_enforcement_enabled = true # evidence
}
#----
resource "azurerm_redis_cache" "plain" {
  enable_non_ssl_port = false # evidence
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
resource "aws_msk_cluster" "plain" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS" # evidence
    }
  }
}
#----
resource "aws_dms_endpoint" "plain" {
  ssl_mode = "stable" # evidence
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
resource "digitalocean_loadbalancer" "plain" {
  forwarding_rule {
    entry_protocol = "https" # evidence
  }
}
#----
resource "azurerm_cdn_endpoint" "plain" {
  is_http_allowed = false # evidence
}
#----
resource "google_redis_instance" "plain" {
  transit_encryption_mode = "SERVER_AUTHENTICATION" # evidence
}
#----
resource "aws_lb_target_group" "plain" {
  protocol = "HTTPS" # evidence
}
#----
resource "google_app_engine_flexible_app_version" "plain" {
  handlers {
    security_level = "SECURE_ALWAYS" # evidence
  }
}
#----
resource "azurerm_spring_cloud_app" "plain" {
  https_only = true # evidence
}
#----
resource "azurerm_container_app" "plain" {
  ingress {
    allow_insecure_connections = false # evidence
  }
}
#----
resource "aws_transfer_server" "plain" {
  protocols = "SFTP" # evidence
}
#----
resource "azurerm_application_gateway" "plain" {
  http_listener {
    protocol = "Https" # evidence
  }
}
#----
resource "aws_ses_configuration_set" "plain" {
  delivery_options {
    tls_policy = "Require" # evidence
  }
}
#----
resource "google_cloudfunctions_function" "plain" {
  https_trigger_security_level = "SECURE_ALWAYS" # evidence
}
#----
resource "github_repository_webhook" "plain" {
  configuration {
    insecure_ssl = false # evidence
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    ssl = "strict" # evidence
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    always_use_https = "strict" # evidence
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

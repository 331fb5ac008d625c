resource "aws_lb_listener" "this" {
  port = "80"
  protocol = "HTTPS" # evidence
}
#----
resource "aws_lb_listener" "r" {
  port     = 80
  protocol = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      protocol = "HTTPS"
    }
  }
}
#----
resource "aws_cloudfront_distribution" "this" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https" # evidence
  }
}
#----
resource "azurerm_app_service" "this" {
  https_only = true # evidence
}
#----
resource "azurerm_postgresql_server" "this" {
  ssl_enforcement_enabled = true # evidence
}
#----
resource "azurerm_redis_cache" "this" {
  enable_non_ssl_port = false # evidence
}
#----
resource "google_sql_database_instance" "this" {
  settings {
    ip_configuration {
      require_ssl = true # evidence
    }
  }
}
#----
resource "aws_msk_cluster" "this" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS" # evidence
    }
  }
}
#----
resource "aws_dms_endpoint" "this" {
  ssl_mode = "require" # evidence
}
#----
resource "aws_ecs_task_definition" "this" {
  volume {
    efs_volume_configuration {
      transit_encryption = "ENABLED" # evidence
    }
  }
}
#----
resource "digitalocean_loadbalancer" "this" {
  forwarding_rule {
    entry_protocol = "https" # evidence
  }
}
#----
resource "azurerm_cdn_endpoint" "this" {
  is_http_allowed = false # evidence
}
#----
resource "azurerm_linux_web_app" "this" {
  https_only = true # evidence
  site_config {
    ftps_state = "Disabled" # evidence
  }
}
#----
resource "aws_sns_topic_subscription" "a" { # evidence
  protocol = "https"
  endpoint = "https://hooks.test/in"
}
#----
resource "cloudflare_zone_settings_override" "a" {
  settings {
    ssl = "strict" # evidence
  }
}
#----
provider "postgresql" {
  sslmode = "verify-full" # evidence
}

module "ships" {
  source  = "cloudposse/elasticache-redis/aws"
  version = "4.1.0"
  transit_encryption_enabled = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "cloudposse/elasticache-redis/aws"
  version = "4.1.0"
  transit_encryption_enabled = local.chosen # evidence
}
#----
module "front" {
  source  = "terraform-aws-modules/alb/aws"
  version = "9.1.0"
  listeners = {
    # evidence
    onwards = {
      port     = 80
      protocol = "HTTP"
      redirect = { port = "443", protocol = "HTTPS", status_code = "HTTP_301" }
    }
  }
}

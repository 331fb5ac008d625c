module "ships" {
  source  = "cloudposse/elasticache-redis/aws"
  version = "4.1.0"
  transit_encryption_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "cloudposse/elasticache-redis/aws"
  version = "4.1.0"
  transit_encryption_enabled = var.chosen # finding
}
#----
module "front" {
  source  = "terraform-aws-modules/alb/aws"
  version = "9.1.0"
  listeners = {
    # finding
    plain = {
      port     = 80
      protocol = "HTTP"
      forward  = { target_group_key = "ships" }
    }
  }
}

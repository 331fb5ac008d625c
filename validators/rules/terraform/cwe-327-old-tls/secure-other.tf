resource "alicloud_alb_listener" "a" {
  security_policy_id = "tls_cipher_policy_1_2_strict" # evidence
}
#----
variable "chosen" {
  default = "tls_cipher_policy_1_2_strict"
}
resource "alicloud_alb_listener" "a" {
  security_policy_id = var.chosen # evidence
}
#----
locals {
  chosen = "tls_cipher_policy_1_2_strict"
}
resource "alicloud_alb_listener" "b" {
  security_policy_id = local.chosen # evidence
}

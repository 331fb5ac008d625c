resource "alicloud_alb_listener" "a" {
  security_policy_id = "tls_cipher_policy_1_0" # finding
}
#----
resource "alicloud_alb_listener" "a" {
  security_policy_id = "tls_cipher_policy_1_1" # finding
}
#----
variable "chosen" {
  default = "tls_cipher_policy_1_0"
}
resource "alicloud_alb_listener" "a" {
  security_policy_id = var.chosen # finding
}
#----
locals {
  chosen = "tls_cipher_policy_1_0"
}
resource "alicloud_alb_listener" "b" {
  security_policy_id = local.chosen # finding
}

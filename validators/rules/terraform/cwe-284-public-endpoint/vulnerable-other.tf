resource "alicloud_db_instance" "a" {
  security_ips = ["0.0.0.0"] # finding
}
#----
resource "alicloud_db_instance" "a" {
  security_ips = ["0.0.0.0/0"] # finding
}
#----
variable "chosen" {
  default = ["0.0.0.0"]
}
resource "alicloud_db_instance" "a" {
  security_ips = var.chosen # finding
}
#----
locals {
  chosen = ["0.0.0.0"]
}
resource "alicloud_db_instance" "b" {
  security_ips = local.chosen # finding
}
#----
resource "alicloud_mongodb_instance" "a" {
  security_ip_list = ["0.0.0.0/0"] # finding
}
#----
variable "chosen" {
  default = ["0.0.0.0/0"]
}
resource "alicloud_mongodb_instance" "a" {
  security_ip_list = var.chosen # finding
}
#----
locals {
  chosen = ["0.0.0.0/0"]
}
resource "alicloud_mongodb_instance" "b" {
  security_ip_list = local.chosen # finding
}
#----
resource "yandex_compute_instance" "a" {
  network_interface {
    nat = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "yandex_compute_instance" "a" {
  network_interface {
    nat = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "yandex_compute_instance" "b" {
  network_interface {
    nat = local.chosen # finding
  }
}
#----
resource "yandex_mdb_postgresql_cluster" "a" {
  host {
    assign_public_ip = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "yandex_mdb_postgresql_cluster" "a" {
  host {
    assign_public_ip = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "yandex_mdb_postgresql_cluster" "b" {
  host {
    assign_public_ip = local.chosen # finding
  }
}
#----
resource "yandex_kubernetes_cluster" "a" {
  master {
    public_ip = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "yandex_kubernetes_cluster" "a" {
  master {
    public_ip = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "yandex_kubernetes_cluster" "b" {
  master {
    public_ip = local.chosen # finding
  }
}
#----
resource "gitlab_project" "a" {
  visibility_level = "public" # finding
}
#----
variable "chosen" {
  default = "public"
}
resource "gitlab_project" "a" {
  visibility_level = var.chosen # finding
}
#----
locals {
  chosen = "public"
}
resource "gitlab_project" "b" {
  visibility_level = local.chosen # finding
}
